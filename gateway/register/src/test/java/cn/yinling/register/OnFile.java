package cn.yinling.register;

import cn.yinling.link.alarm.Resident;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A made-up resident of whom everything is on file, with her home and her bed. */
public final class OnFile {
    public static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    public static final DistrictClock CLOCK =
            new DistrictClock(() -> NOW, ZoneId.of("Asia/Shanghai"));

    public static final Person LAN =
            new Person(
                    "陈秀兰",
                    "兰奶奶",
                    "female",
                    LocalDate.of(1944, 5, 6),
                    "0513-80000002",
                    "nantong",
                    "walker",
                    List.of("高血压", "糖尿病"),
                    List.of("氨氯地平"),
                    List.of(
                            new Resident.Contact("陈建国", "son", "13800000001"),
                            new Resident.Contact("李梅", "neighbour", "13800000002")),
                    "medium",
                    "制氧机");
    public static final HomeDraft ADDRESS =
            new HomeDraft("320602-01", "青年路 8 号", "3幢", "1单元502室", "电表箱内，密码4711", "门禁 1234#");
    public static final Home HOME = new Home("h-lan", 4, "新城桥街道", ADDRESS, NOW, "op-1");
    public static final ResidentFile RESIDENT = resident(null);
    public static final DeviceFile BED = bed(new Placement.OfResident("r-lan"));

    private OnFile() {}

    /** Of her whose care has ended, or has not. */
    public static ResidentFile resident(@Nullable CareEnd end) {
        return new ResidentFile("r-lan", 7, LAN, HOME, end, NOW, "op-1");
    }

    /** A bed that stands there. */
    public static DeviceFile bed(Placement placement) {
        return new DeviceFile(
                "bed-0042",
                3,
                new DeviceDraft(DeviceKind.BED, "SN-0042", "LCT-9", "7042"),
                placement,
                "320602-01",
                "青年路 8 号3幢",
                "r-lan",
                DeviceFile.Stage.ACTIVE,
                null,
                null,
                null,
                NOW,
                "op-1");
    }
}
