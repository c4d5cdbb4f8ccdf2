package cn.yinling.hub.alarms.storm;

import cn.yinling.hub.alarms.StormConfig;
import cn.yinling.hub.alarms.push.HotlineDesk;
import cn.yinling.hub.alarms.push.Stage;
import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.Incident;
import cn.yinling.hub.alarms.store.LeftOpen;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what {@link Storms} decides: in the database, and towards the hotline. Thread-safe. */
public final class StormDesk {
    private static final Logger LOG = LoggerFactory.getLogger(StormDesk.class);

    private final Storms storms;
    private final HotlineDesk desk;
    private final Devices devices;
    private final IncidentHomes homes;
    private final Consumer<AlarmWork> lane;
    private final InstantSource clock;
    private final InstantSource deadlines;

    /** How a street is called, by its code, as alarms have said. */
    private final Map<String, String> streetNames = new ConcurrentHashMap<>();

    /** What the register says of devices now. */
    public interface Devices {
        /** Where it stands, told apart from any other building; null where that is not known. */
        @Nullable String building(String deviceId);

        /** Of what make it is, its kind where nobody has said. */
        String model(String deviceId);
    }

    /**
     * A desk.
     *
     * @param clock the time of day
     * @param deadlines a clock that never goes back
     */
    public StormDesk(
            StormConfig config,
            HotlineDesk desk,
            Devices devices,
            IncidentHomes homes,
            Consumer<AlarmWork> lane,
            InstantSource clock,
            InstantSource deadlines) {
        this.storms = new Storms(config);
        this.desk = desk;
        this.devices = devices;
        this.homes = homes;
        this.lane = lane;
        this.clock = clock;
        this.deadlines = deadlines;
    }

    /**
     * Alarms that are to be told, by themselves or in an incident. Their work is in the lane
     * already.
     */
    public void came(List<OpenAlarm> alarms) {
        List<Gatherable> gatherable =
                alarms.stream()
                        .filter(alarm -> alarm.known().isPresent())
                        .map(this::gatherable)
                        .toList();
        // What only a newer hub can tell apart is told by itself.
        alarms.stream().filter(alarm -> alarm.known().isEmpty()).forEach(desk::offer);
        if (!gatherable.isEmpty()) {
            storms.came(gatherable, deadlines.instant()).forEach(this::carryOut);
        }
    }

    private Gatherable gatherable(OpenAlarm alarm) {
        streetNames.put(alarm.street(), alarm.streetName());
        Cause cause = alarm.known().orElseThrow();
        @Nullable String model = isOfAMake(cause) ? devices.model(alarm.deviceId()) : null;
        return new Gatherable(cause, model, devices.building(alarm.deviceId()), alarm);
    }

    /** Whether devices that raise it at once have their make in common, and not where they are. */
    public static boolean isOfAMake(Cause cause) {
        return cause == Cause.UNREADABLE;
    }

    /** The condition of an alarm is over, or it is closed. */
    public void ended(String alarmId) {
        storms.ended(alarmId).forEach(this::carryOut);
    }

    /** An alarm that had ended stands again, in its incident where that is open still. */
    public void resumed(OpenAlarm alarm, @Nullable String incidentId) {
        if (alarm.known().isPresent()) {
            storms.resumed(gatherable(alarm), incidentId, deadlines.instant())
                    .forEach(this::carryOut);
        } else {
            desk.offer(alarm);
        }
    }

    /** An agent has closed an incident. */
    public void closed(String incidentId) {
        storms.closed(incidentId);
    }

    /** To be called every now and then. */
    public void pass() {
        storms.pass(deadlines.instant()).forEach(this::carryOut);
    }

    private void carryOut(Storms.Decision decision) {
        Instant now = clock.instant();
        switch (decision) {
            case Storms.Decision.Tell(Gatherable one) -> desk.offer(one.alarm());
            case Storms.Decision.Gather(Incident incident, List<String> alarmIds) -> {
                LOG.info("{} gathers {} alarms", incident.id(), incident.count());
                lane.accept(new AlarmWork.Gathered(incident, alarmIds, now));
                alarmIds.forEach(desk::answered);
                desk.update(told(incident, now, null), Stage.UNTAKEN);
            }
            case Storms.Decision.Shrink(Incident incident) ->
                    desk.update(told(incident, now, null), Stage.UNTAKEN);
            case Storms.Decision.Settle(Incident incident) -> {
                LOG.info("{} is over", incident.id());
                lane.accept(new AlarmWork.Settled(incident.id(), now));
                desk.update(told(incident, now, now), Stage.ANSWERED);
            }
        }
    }

    /** An incident as the hotline hears of it: one alarm that stands for many. */
    private OpenAlarm told(Incident incident, Instant now, @Nullable Instant over) {
        String street = incident.street() == null ? "" : incident.street();
        Place place =
                new Place(
                        street,
                        streetNames.getOrDefault(street, ""),
                        incident.building(),
                        incident.building() == null ? "" : incident.building(),
                        null);
        Alarm one =
                new Alarm(
                                incident.id(),
                                incident.cause(),
                                incident.urgency(),
                                incident.openedAt(),
                                now,
                                new Alarm.Source(incident.id(), "incident", null),
                                place,
                                null,
                                null)
                        .standingFor(
                                new Alarm.Incident(
                                        incident.scope().wireName(),
                                        incident.building(),
                                        incident.count(),
                                        homes.of(storms.standing(incident.id()))));
        return OpenAlarm.of(over == null ? one : one.endedAt(over));
    }

    /** Takes up an incident of an earlier hub. */
    public void restore(LeftOpen.OpenIncident left) {
        Incident incident = left.incident();
        if (left.standing().isEmpty()) {
            carryOut(new Storms.Decision.Settle(incident));
            return;
        }
        storms.restore(incident, left.standing(), deadlines.instant());
        Stage stage =
                left.isAnswered() ? Stage.ANSWERED : left.isTaken() ? Stage.TAKEN : Stage.UNTAKEN;
        desk.update(told(incident, clock.instant(), null), stage);
    }
}
