package cn.yinling.kiosk;

import cn.yinling.kiosk.outbox.Entry;
import cn.yinling.kiosk.sos.SosDesk;
import cn.yinling.kiosk.uplink.UplinkListener;
import cn.yinling.link.command.DeviceCommand;

/** Brings what the gateway says to the desk it is for. */
record GatewayWords(SosDesk desk, Runnable changes) implements UplinkListener {
    @Override
    public void delivered(Entry entry) {
        desk.delivered(entry);
    }

    @Override
    public void refused(Entry entry, String why) {
        desk.refused(entry, why);
    }

    @Override
    public void commanded(DeviceCommand command) {
        desk.commanded(command);
    }

    @Override
    public void linkChanged() {
        changes.run();
    }
}
