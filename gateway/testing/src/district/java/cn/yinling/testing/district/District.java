package cn.yinling.testing.district;

import cn.yinling.link.alarm.Resident;
import cn.yinling.register.DeviceEntry;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.Register;
import cn.yinling.register.ResidentEntry;
import cn.yinling.register.places.ServicePlace;
import cn.yinling.register.places.Street;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Made-up residents with beds, and a kiosk. */
public final class District {
    public static final Street STREET = new Street("320602-01", "新城桥街道", "Xinchengqiao");
    public static final ServicePlace CENTRE =
            new ServicePlace("centre-01", STREET.code(), "新城桥居家养老服务中心", "青年路 8 号", "0513-80000001");

    private District() {}

    /** As many beds, {@code bed-0001} and so on, and {@code kiosk-01}. */
    public static Register ofBeds(int count) {
        List<ResidentEntry> residents =
                IntStream.rangeClosed(1, count).mapToObj(District::resident).toList();
        List<DeviceEntry> beds =
                IntStream.rangeClosed(1, count)
                        .mapToObj(number ->
                                DeviceEntry.ofResident(
                                        bed(number),
                                        DeviceKind.BED,
                                        residentId(number),
                                        "7" + number))
                        .toList();
        DeviceEntry kiosk = DeviceEntry.inPlace("kiosk-01", DeviceKind.KIOSK, CENTRE.id(), "9001");
        List<DeviceEntry> devices = Stream.concat(beds.stream(), Stream.of(kiosk)).toList();
        return new Register(List.of(STREET), List.of(CENTRE), residents, devices);
    }

    /** A watch of the bed's owner; its digits are its name on the wire. */
    public static Register watchOf(int number, String digits) {
        DeviceEntry watch =
                DeviceEntry.ofResident(
                        "watch-" + digits, DeviceKind.WATCH, residentId(number), "138000" + number);
        return new Register(List.of(), List.of(), List.of(), List.of(watch));
    }

    public static String bed(int number) {
        return "bed-%04d".formatted(number);
    }

    public static String residentId(int number) {
        return "r-%04d".formatted(number);
    }

    private static ResidentEntry resident(int number) {
        Resident resident =
                new Resident(
                        residentId(number),
                        "王秀英" + number,
                        "王奶奶",
                        "female",
                        LocalDate.of(1940, 3, 1 + number % 28),
                        "1390000%04d".formatted(number),
                        "nantong",
                        "walker",
                        List.of("高血压", "糖尿病"),
                        List.of("氨氯地平"),
                        List.of(
                                new Resident.Contact("王建国", "son", "13800000001"),
                                new Resident.Contact("李梅", "neighbour", "13800000002")),
                        "high",
                        number == 7 ? "制氧机" : null);
        return new ResidentEntry(resident, STREET.code(), "青年路 %d 号".formatted(number), "门禁 1234#");
    }
}
