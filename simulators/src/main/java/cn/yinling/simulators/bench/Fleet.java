package cn.yinling.simulators.bench;

import cn.yinling.hub.registry.DeviceEntry;
import cn.yinling.hub.registry.DeviceKind;
import cn.yinling.hub.registry.DeviceLogin;
import cn.yinling.hub.registry.Register;
import cn.yinling.services.district.ServicePlace;
import cn.yinling.services.district.Street;
import cn.yinling.simulators.load.LoadDevice;
import java.util.List;
import java.util.stream.IntStream;

/** As many devices as a measurement wants, all in one place: whose they are does not matter. */
final class Fleet {
    private Fleet() {}

    static Register register(int devices) {
        if (devices < 1 || devices > 50_000) {
            throw new IllegalArgumentException("devices must be 1 to 50000, was " + devices);
        }
        return new Register(
                List.of(new Street("st-00", "测试街道", "Trial Street")),
                List.of(new ServicePlace("centre-00", "st-00", "测试中心", "测试路1号", null)),
                List.of(),
                IntStream.rangeClosed(1, devices)
                        .mapToObj(number ->
                                DeviceEntry.inPlace(
                                        "load-%05d".formatted(number),
                                        DeviceKind.BED,
                                        "centre-00",
                                        null))
                        .toList());
    }

    static List<LoadDevice> devices(List<DeviceLogin> logins) {
        return logins.stream()
                .map(login -> new LoadDevice(login.device(), login.password()))
                .toList();
    }
}
