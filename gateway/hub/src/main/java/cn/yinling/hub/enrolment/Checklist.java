package cn.yinling.hub.enrolment;

import cn.yinling.hub.enrolment.SelfTest.Item;
import cn.yinling.hub.enrolment.SelfTest.Result;
import cn.yinling.hub.presence.Presence;
import cn.yinling.link.alarm.Cause;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes the checklist of a self-test out of what was seen. A pure function. */
final class Checklist {
    private static final double BATTERY_LEAST = 30;
    private static final Words WELL = new Words("正常", "all is well");
    private static final Words NO_READING =
            new Words(
                    "尚未收到数据：请确认设备已通电并等待一个上报周期",
                    "no reading yet: see that it has power, and wait for one interval");

    private Checklist() {}

    /** What a device of that kind must measure, where nobody says otherwise. */
    static List<String> expected(DeviceKind kind) {
        return switch (kind) {
            case BED -> List.of("hr", "br", "bed");
            case WATCH -> List.of("batt");
            case KIOSK -> List.of();
        };
    }

    static List<Item> of(List<String> expected, Seen seen) {
        List<Item> items = new ArrayList<>();
        items.add(connected(seen));
        if (!expected.isEmpty()) {
            items.add(reading(seen));
        }
        expected.forEach(name -> items.add(expected(name, seen)));
        items.add(testAlarm(seen));
        items.add(hotline(seen));
        if (seen.battery() != null) {
            items.add(battery(seen.battery()));
        }
        if (!expected.isEmpty()) {
            items.add(clock(seen));
        }
        if (seen.hasVoice()) {
            items.add(voice(seen));
        }
        return items;
    }

    private static Item connected(Seen seen) {
        return switch (seen.presence()) {
            case Presence.Online _ -> ok("connected");
            case Presence.Offline(_, var why) ->
                    failed(
                            "connected",
                            "已断线（%s）：请检查电源和网络".formatted(why.code()),
                            "it is offline (%s): check power and network".formatted(why.code()));
            case null ->
                    missing(
                            "connected",
                            "尚未连接：请检查电源、网络，以及设备是否已用绑定码激活",
                            "it was never here: check power, network, and that the claim code was redeemed");
        };
    }

    private static Item reading(Seen seen) {
        return seen.readings() > 0
                ? ok("reading")
                : new Item("reading", Result.MISSING, NO_READING);
    }

    private static Item expected(String name, Seen seen) {
        if (seen.names().contains(name) || seen.causes().contains(name)) {
            return ok(name);
        }
        return Cause.toldBy(name).isPresent()
                ? missing(
                        name,
                        "尚未收到 %s 报警：请按该传感器的测试键".formatted(name),
                        "no alarm '%s' yet: press the sensor's test button".formatted(name))
                : missing(
                        name,
                        "数据中尚无 %s：请检查传感器的接线和位置，必要时请人躺到床上".formatted(name),
                        "no '%s' yet: check the sensor's cable and place; for a bed, lie down on it"
                                .formatted(name));
    }

    private static Item testAlarm(Seen seen) {
        return seen.causes().contains(Cause.TEST.wireName())
                ? ok("test-alarm")
                : missing(
                        "test-alarm",
                        "尚未收到测试报警：请按设备的测试键",
                        "no test alarm yet: press the device's test button");
    }

    private static Item hotline(Seen seen) {
        return seen.isTestTaken()
                ? ok("hotline")
                : missing(
                        "hotline",
                        "热线尚未收到测试报警：收到测试报警几秒后仍如此，请联系值班人员",
                        "the hotline has not taken it: if that stays so for some seconds, call the operator");
    }

    private static Item battery(double percent) {
        return percent >= BATTERY_LEAST
                ? ok("battery")
                : failed(
                        "battery",
                        "电量低于 30%：请充电或更换电池",
                        "the battery is below 30 %: charge or change it");
    }

    private static Item clock(Seen seen) {
        Duration off = seen.clockOff();
        if (off == null) {
            return new Item("clock", Result.MISSING, NO_READING);
        }
        return off.isZero()
                ? ok("clock")
                : failed(
                        "clock",
                        "设备时钟偏差 %d 秒：请设置网络对时".formatted(off.toSeconds()),
                        "its clock is wrong by %d s: set it to take the time from the network"
                                .formatted(off.toSeconds()));
    }

    private static Item voice(Seen seen) {
        if (seen.isHeard() == null) {
            return missing(
                    "voice",
                    "请呼叫热线，确认双方都能听清，然后在此确认",
                    "call the hotline, and confirm here that both could hear each other");
        }
        return seen.isHeard()
                ? ok("voice")
                : failed(
                        "voice",
                        "通话听不清：请检查扬声器、麦克风和登记的语音号码",
                        "the call could not be heard: check speaker, microphone and the voice number on file");
    }

    private static Item ok(String item) {
        return new Item(item, Result.OK, WELL);
    }

    private static Item missing(String item, String zh, String en) {
        return new Item(item, Result.MISSING, new Words(zh, en));
    }

    private static Item failed(String item, String zh, String en) {
        return new Item(item, Result.FAILED, new Words(zh, en));
    }
}
