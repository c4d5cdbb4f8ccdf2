package cn.yinling.register.places;

/**
 * A street (街道), the district's smallest office. Immutable.
 *
 * @param code for example {@code 320602-01}
 * @param name in Chinese
 */
public record Street(String code, String name, String englishName) {}
