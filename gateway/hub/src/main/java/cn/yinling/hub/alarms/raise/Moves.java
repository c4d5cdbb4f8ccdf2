package cn.yinling.hub.alarms.raise;

import cn.yinling.hub.alarms.push.HotlineDesk;
import cn.yinling.hub.alarms.store.Incident;
import cn.yinling.hub.alarms.store.LeftOpen;
import cn.yinling.hub.alarms.storm.StormDesk;
import cn.yinling.link.alarm.AlarmState;

/** What follows from how far the hotline has come with an alarm. Thread-safe. */
final class Moves {
    private final HotlineDesk desk;
    private final StormDesk storms;
    private final DeviceNews news;

    Moves(HotlineDesk desk, StormDesk storms, DeviceNews news) {
        this.desk = desk;
        this.storms = storms;
        this.news = news;
    }

    /** The hotline has come that far. */
    void to(AlarmState state) {
        String alarmId = state.alarmId();
        switch (state.stage()) {
            case TAKEN -> desk.taken(alarmId);
            case ACCEPTED -> desk.answered(alarmId);
            case CLOSED -> closed(state);
        }
        news.of(state);
    }

    /** That it is over was said here first; it may have resumed since. */
    private void closed(AlarmState state) {
        if (state.isEchoOfEnd()) {
            return;
        }
        desk.answered(state.alarmId());
        if (Incident.isId(state.alarmId())) {
            storms.closed(state.alarmId());
        }
    }

    /** It had come that far with an earlier hub, which perhaps could not tell the device. */
    void before(LeftOpen.Moved moved) {
        news.of(moved);
    }
}
