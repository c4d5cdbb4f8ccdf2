package cn.yinling.hub.alarms;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.json.LinkJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what {@link Storms} decides: in the database, and towards the hotline. Thread-safe. */
final class StormDesk {
    private static final Logger LOG = LoggerFactory.getLogger(StormDesk.class);

    private final Storms storms;
    private final IncidentHomes homes;
    private final HotlineDesk desk;
    private final Consumer<AlarmWork> lane;
    private final InstantSource clock;
    private final IncidentStore store = new IncidentStore();

    /** How a street is called, by its code, as alarms have said. */
    private final Map<String, String> streetNames = new ConcurrentHashMap<>();

    /** The buildings of alarms that are not in the database yet, by id. */
    private final Map<String, String> buildings = new ConcurrentHashMap<>();

    StormDesk(
            StormConfig config,
            IncidentHomes homes,
            HotlineDesk desk,
            Consumer<AlarmWork> lane,
            InstantSource clock) {
        this.homes = homes;
        this.storms = new Storms(config);
        this.desk = desk;
        this.lane = lane;
        this.clock = clock;
    }

    /** In which building the device of an alarm stands that comes now. */
    void isIn(@Nullable String building, String alarmId) {
        if (building != null) {
            buildings.put(alarmId, building);
        }
    }

    /** Technical alarms that are in the database now. */
    void came(List<AlarmWork.Raised> raised) {
        List<Technical> technical =
                raised.stream()
                        .filter(one -> !one.alarm().lane().concernsPerson())
                        .map(one -> technical(one.alarm(), one.entry()))
                        .toList();
        if (!technical.isEmpty()) {
            storms.came(technical, clock.instant()).forEach(this::carryOut);
        }
    }

    private Technical technical(Alarm alarm, UntakenAlarms.Entry entry) {
        streetNames.put(alarm.place().street(), alarm.place().streetName());
        return Technical.of(alarm, buildings.remove(alarm.alarmId()), entry);
    }

    void ended(String alarmId) {
        storms.ended(alarmId).forEach(this::carryOut);
    }

    void pass(Instant now) {
        storms.pass(now).forEach(this::carryOut);
    }

    private void carryOut(Storms.Decision decision) {
        Instant now = clock.instant();
        switch (decision) {
            case Storms.Decision.Tell(Technical alarm) -> desk.offer(alarm.entry());
            case Storms.Decision.Gather(Incident incident, List<String> alarmIds) -> {
                LOG.info("{} gathers {} alarms", incident.id(), incident.count());
                lane.accept(new AlarmWork.Gathered(incident, alarmIds, now));
                desk.update(entry(incident, now, null));
            }
            case Storms.Decision.Shrink(Incident incident) ->
                    desk.update(entry(incident, now, null));
            case Storms.Decision.Settle(Incident incident) -> {
                LOG.info("{} is over", incident.id());
                lane.accept(new AlarmWork.Settled(incident.id(), now));
                desk.update(entry(incident, now, now));
            }
        }
    }

    /** An incident as the hotline hears of it: one alarm that stands for many. */
    private UntakenAlarms.Entry entry(Incident incident, Instant now, @Nullable Instant over) {
        String street = incident.street() == null ? "" : incident.street();
        Place place =
                new Place(
                        street,
                        streetNames.getOrDefault(street, ""),
                        incident.building(),
                        incident.building() == null ? "" : incident.building(),
                        null);
        Alarm alarm =
                new Alarm(
                        incident.id(),
                        incident.cause(),
                        incident.cause().lane(),
                        incident.openedAt(),
                        now,
                        new Alarm.Source(incident.id(), "incident", null),
                        place,
                        null,
                        null,
                        null,
                        over,
                        new Alarm.Incident(
                                incident.scope().wireName(),
                                incident.building(),
                                incident.count(),
                                homes.of(storms.standing(incident.id()))));
        String body = new String(LinkJson.write(alarm), StandardCharsets.UTF_8);
        return new UntakenAlarms.Entry(incident.id(), incident.id(), now, body);
    }

    /** Takes up what an earlier hub has left. */
    void restore(Handle handle) {
        for (Incident incident : store.open(handle)) {
            List<String> standing = store.standing(handle, incident.id());
            Instant now = clock.instant();
            if (standing.isEmpty()) {
                carryOut(new Storms.Decision.Settle(incident));
            } else {
                storms.restore(incident, standing, now);
                desk.update(entry(incident, now, null));
            }
        }
    }

    /** Takes up a technical alarm of an earlier hub that was told to nobody. */
    void restore(Alarm alarm, UntakenAlarms.Entry entry) {
        storms.came(List.of(technical(alarm, entry)), clock.instant()).forEach(this::carryOut);
    }
}
