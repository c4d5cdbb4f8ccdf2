package cn.yinling.simulators.crash;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a round does to the platform. */
enum Trouble {
    /** The gateway is killed and started again. */
    GATEWAY_KILLED,
    /** The database is killed and started again after a while. */
    DATABASE_KILLED,
    /** Both are killed at about the same moment. */
    BOTH_KILLED,
    /** The database is killed, and the gateway while it holds what the database does not. */
    GATEWAY_KILLED_WHILE_DATABASE_AWAY,
    /**
     * The same, and bytes that nobody wrote stand at the end of the spool, as after a power cut.
     */
    TORN_SPOOL,
    /** The database is away, and the disk of the spool fills to the last byte and is freed. */
    DISK_FULL;

    /** As it stands in the report. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
