package cn.yinling.kiosk.uplink;

import cn.yinling.kiosk.outbox.Entry;
import cn.yinling.link.command.DeviceCommand;

/** Told what the gateway said. Called on threads that may block. */
public interface UplinkListener {
    /** The gateway has it durably; it must not be sent again. */
    void delivered(Entry entry);

    /** The gateway will not take it; it must not be sent again soon. */
    void refused(Entry entry, String why);

    /**
     * A command has come. It is acknowledged to the gateway when this returns, and comes again
     * where this throws.
     */
    void commanded(DeviceCommand command);

    /** The connection is up or down. */
    void linkChanged();
}
