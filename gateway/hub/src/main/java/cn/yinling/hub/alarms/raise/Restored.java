package cn.yinling.hub.alarms.raise;

import cn.yinling.hub.alarms.push.HotlineDesk;
import cn.yinling.hub.alarms.push.Stage;
import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.Ending;
import cn.yinling.hub.alarms.store.LeftOpen;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.hub.alarms.storm.StormDesk;
import java.util.List;

/**
 * Takes up what an earlier hub has left, in its spool and in the database: with the time that an
 * alarm has waited already, and as far as the hotline had come with it. Thread-safe.
 */
final class Restored {
    private final HotlineDesk desk;
    private final StormDesk storms;
    private final Moves moves;
    private final FaultyDevices faulty;

    Restored(HotlineDesk desk, StormDesk storms, Moves moves, FaultyDevices faulty) {
        this.desk = desk;
        this.storms = storms;
        this.moves = moves;
        this.faulty = faulty;
    }

    void fromSpool(AlarmWork work) {
        switch (work) {
            case AlarmWork.Raised raised -> {
                // A technical one is taken up when it is in the database.
                if (raised.alarm().lane().concernsPerson()) {
                    desk.restore(raised.alarm(), Stage.UNTAKEN);
                }
            }
            case AlarmWork.Taken taken -> desk.taken(taken.alarmId());
            case AlarmWork.Moved moved -> moves.to(moved.state());
            case AlarmWork.Ended ended -> {
                if (ended.ending() == Ending.RECOVERED_WHILE_AWAY) {
                    desk.answered(ended.alarmId());
                }
            }
            case AlarmWork.Gathered gathered -> gathered.alarmIds().forEach(desk::answered);
            case AlarmWork.Noted _, AlarmWork.Settled _ -> {}
            case AlarmWork.Closed _, AlarmWork.Resumed _ -> {}
        }
    }

    void fromDatabase(LeftOpen left) {
        faulty.are(left.faulty());
        left.incidents().forEach(storms::restore);
        left.alarms().forEach(this::waiting);
        left.moved().forEach(moves::before);
    }

    private void waiting(LeftOpen.Waiting left) {
        OpenAlarm alarm = left.alarm();
        boolean isOne = alarm.lane().concernsPerson() && !Raising.isOfAMake(alarm);
        if (isOne || left.isTaken()) {
            desk.restore(alarm, left.isTaken() ? Stage.TAKEN : Stage.UNTAKEN);
        } else {
            storms.came(List.of(alarm));
        }
    }
}
