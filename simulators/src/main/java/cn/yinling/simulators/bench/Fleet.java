package cn.yinling.simulators.bench;

import cn.yinling.register.DeviceEntry;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.DeviceLogin;
import cn.yinling.register.Register;
import cn.yinling.register.places.ServicePlace;
import cn.yinling.register.places.Street;
import cn.yinling.simulators.demo.DistrictRegister;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.load.LoadDevice;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** A district with so many devices beside it. */
    static Register register(District district, int devices) {
        Register homes = DistrictRegister.of(district);
        Register load = register(devices);
        return new Register(
                both(homes.streets(), load.streets()),
                both(homes.places(), load.places()),
                homes.residents(),
                both(homes.devices(), load.devices()));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Those of {@link #register(int)} alone. */
    static List<LoadDevice> devices(List<DeviceLogin> logins) {
        return logins.stream()
                .filter(login -> login.device().value().startsWith("load-"))
                .map(login -> new LoadDevice(login.device(), login.password()))
                .toList();
    }
}
