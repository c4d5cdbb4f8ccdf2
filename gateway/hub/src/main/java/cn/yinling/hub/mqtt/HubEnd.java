package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.DeviceRates;
import cn.yinling.hub.doors.Gate;
import cn.yinling.hub.doors.Refusals;
import java.time.InstantSource;

/** What every session of a hub shares. */
record HubEnd(
        MqttConfig config,
        Admission admission,
        Sessions sessions,
        KeptSessions kept,
        Inbox inbox,
        Gate gate,
        DeviceRates rates,
        Refusals refusals,
        SessionMeters meters,
        InstantSource clock) {}
