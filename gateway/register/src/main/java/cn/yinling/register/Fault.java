package cn.yinling.register;

/**
 * A field of what was given that cannot be taken as it is. Immutable.
 *
 * @param field as the API names it, for example {@code contacts[0].phone}
 * @param words what is wrong and what to do; never repeats the value, which may be personal
 */
public record Fault(String field, Words words) {}
