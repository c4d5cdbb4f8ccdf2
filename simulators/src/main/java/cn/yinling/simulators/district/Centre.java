package cn.yinling.simulators.district;

/**
 * A street's home-care service centre (居家养老服务中心).
 *
 * @param id for example {@code centre-01}
 */
public record Centre(
        String id,
        Street street,
        String name,
        String englishName,
        String address,
        String entry,
        String phone) {}
