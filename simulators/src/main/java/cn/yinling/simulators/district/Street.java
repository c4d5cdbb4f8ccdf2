package cn.yinling.simulators.district;

/**
 * A street (街道), the lowest level of city government.
 *
 * @param code for example {@code st-01}
 * @param name in Chinese, for example 听潮街道
 * @param englishName for example Tingchao Street
 */
public record Street(String code, String name, String englishName) {}
