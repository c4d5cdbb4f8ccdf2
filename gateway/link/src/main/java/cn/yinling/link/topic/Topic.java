package cn.yinling.link.topic;

import java.util.Optional;

/** A topic of the gateway, {@code care/v1/…}. Immutable. */
public sealed interface Topic {
    /** What every topic of this version of the wire begins with. */
    String ROOT = "care/v1/";

    /** The topic on which the hub tells hotlines of alarms. */
    String ALARMS = ROOT + "alarms";

    /** The filter for every alarm's state. */
    String ALARM_STATES = ROOT + "alarms/+/state";

    /** The topic as it stands on the wire. */
    String text();

    /** {@code care/v1/{deviceId}/{channel}}. */
    record OfDevice(DeviceId device, Channel channel) implements Topic {
        @Override
        public String text() {
            return ROOT + device + '/' + channel.level();
        }
    }

    /** {@code care/v1/alarms}. */
    record OfAlarms() implements Topic {
        @Override
        public String text() {
            return ALARMS;
        }
    }

    /** {@code care/v1/alarms/{alarmId}/state}. */
    record OfAlarmState(String alarmId) implements Topic {
        @Override
        public String text() {
            return ALARMS + '/' + alarmId + "/state";
        }
    }

    /**
     * The topic that {@code text} names, or empty where it is none of ours. Filters with wildcards
     * are none.
     */
    static Optional<Topic> parse(String text) {
        if (!text.startsWith(ROOT)) {
            return Optional.empty();
        }
        String[] levels = text.substring(ROOT.length()).split("/", -1);
        if (levels[0].equals("alarms")) {
            return parseAlarms(levels);
        }
        if (levels.length != 2 || !DeviceId.isValid(levels[0])) {
            return Optional.empty();
        }
        return Channel.ofLevel(levels[1])
                .map(channel -> new OfDevice(new DeviceId(levels[0]), channel));
    }

    private static Optional<Topic> parseAlarms(String[] levels) {
        if (levels.length == 1) {
            return Optional.of(new OfAlarms());
        }
        boolean isState = levels.length == 3 && levels[2].equals("state") && isName(levels[1]);
        return isState ? Optional.of(new OfAlarmState(levels[1])) : Optional.empty();
    }

    private static boolean isName(String level) {
        return !level.isEmpty() && level.indexOf('+') < 0 && level.indexOf('#') < 0;
    }
}
