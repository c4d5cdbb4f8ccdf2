package cn.yinling.hotline.rooms;

import cn.yinling.hotline.alarms.AlarmLink;
import cn.yinling.hotline.calls.PhoneExchange;
import cn.yinling.hotline.cases.CaseWriter;
import cn.yinling.hotline.escalation.LastResort;
import cn.yinling.hotline.seats.Agents;
import cn.yinling.hotline.seats.LinkStates;
import cn.yinling.hotline.seats.Sessions;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What a control room has around it.
 *
 * @param clock the time of day
 * @param deadlines a clock that nobody sets
 * @param links which of them are there now
 */
public record Surroundings(
        Clock clock,
        InstantSource deadlines,
        CaseWriter writer,
        AlarmLink hub,
        PhoneExchange exchange,
        Agents agents,
        Sessions sessions,
        LastResort lastResort,
        Supplier<LinkStates> links,
        HotlineMeters meters) {}
