package cn.yinling.hub.alarms.store;

import java.util.List;

/** What follows from what the database has of alarms. Called on the lane's threads. */
public interface AlarmFollower {
    /** Work of an earlier hub, as it lies in the spool, the oldest first; before any other call. */
    void spooled(AlarmWork work);

    /** The database answers for the first time: what an earlier hub has left in it. */
    void found(LeftOpen left);

    /** A batch is in the database. */
    void stored(List<AlarmWork> batch, Stored stored);
}
