package cn.yinling.hotline.rooms;

import cn.yinling.accounts.audit.Journal;
import cn.yinling.hotline.alarms.AlarmLink;
import cn.yinling.hotline.calls.PhoneExchange;
import cn.yinling.hotline.cases.CaseWriter;
import cn.yinling.hotline.escalation.LastResort;
import cn.yinling.hotline.gateway.CallerDirectory;
import cn.yinling.hotline.seats.Agents;
import cn.yinling.hotline.seats.LinkStates;
import cn.yinling.hotline.seats.SeatSessions;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What a control room has around it.
 *
 * @param clock the time of day
 * @param deadlines a clock that nobody sets
 * @param journal who was shown whose emergency
 * @param links which of them are there now
 */
public record Surroundings(
        Clock clock,
        InstantSource deadlines,
        CaseWriter writer,
        AlarmLink hub,
        PhoneExchange exchange,
        CallerDirectory directory,
        Journal journal,
        Agents agents,
        SeatSessions sessions,
        LastResort lastResort,
        Supplier<LinkStates> links,
        HotlineMeters meters) {}
