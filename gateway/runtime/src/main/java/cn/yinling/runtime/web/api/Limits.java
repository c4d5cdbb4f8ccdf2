package cn.yinling.runtime.web.api;

/**
 * How much a request may bring.
 *
 * @param bodyMost bytes of a body
 * @param importMost bytes of the body of an operation whose id begins with {@code import}
 */
public record Limits(int bodyMost, int importMost) {}
