package cn.yinling.link.topic;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last level of a device's topic: what is said on it, and who says it. */
public enum Channel {
    READINGS("readings", Direction.FROM_DEVICE),
    ALARM("alarm", Direction.FROM_DEVICE),
    STATUS("status", Direction.FROM_DEVICE),
    REQUESTS("requests", Direction.FROM_DEVICE),
    /** What came of commands. */
    RESULTS("results", Direction.FROM_DEVICE),
    COMMANDS("commands", Direction.TO_DEVICE),
    REPLIES("replies", Direction.TO_DEVICE),
    CATALOGUE("catalogue", Direction.TO_DEVICE);

    /** Which end publishes. */
    public enum Direction {
        FROM_DEVICE,
        TO_DEVICE
    }

    private static final Map<String, Channel> BY_LEVEL =
            Arrays.stream(values()).collect(Collectors.toMap(Channel::level, Function.identity()));

    private final String level;
    private final Direction direction;

    Channel(String level, Direction direction) {
        this.level = level;
        this.direction = direction;
    }

    /** The topic level as it stands on the wire. */
    public String level() {
        return level;
    }

    public Direction direction() {
        return direction;
    }

    static Optional<Channel> ofLevel(String level) {
        return Optional.ofNullable(BY_LEVEL.get(level));
    }
}
