package cn.yinling.hub.view;

import cn.yinling.hub.alarms.raise.Alarms;
import cn.yinling.link.alarm.Lane;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Reads alarms, and closes technical ones. Thread-safe. */
public final class AlarmOperations implements Operations {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Database database;
    private final Alarms alarms;
    private final AlarmBook book = new AlarmBook();

    public AlarmOperations(Database database, Alarms alarms) {
        this.database = database;
        this.alarms = alarms;
    }

    /** Why it is closed. */
    record Reason(String reason) {}

    @Override
    public void bind(Binding binding) {
        binding.on("listAlarms", this::list)
                .on("getAlarm", this::one)
                .on("closeAlarm", this::close);
    }

    private Answer list(Call call) {
        AlarmQuery query = AlarmQuery.of(call);
        List<AlarmView> found = database.jdbi().withHandle(handle -> book.find(handle, query));
        return Answer.json(Page.of(found, query.limit(), AlarmQuery::cursor));
    }

    private Answer one(Call call) {
        String id = call.path("alarmId");
        Reach reach = call.reach();
        Optional<AlarmDetail> found =
                find(id).filter(detail ->
                        reach.holds(detail.alarm().street(), detail.alarm().residentId()));
        if (found.isEmpty()) {
            return Answer.wrong(Problem.notFound("There is no alarm %s".formatted(id)));
        }
        String resident = found.get().alarm().residentId();
        if (resident != null) {
            call.reads(resident, id);
        }
        return Answer.json(found.get());
    }

    private Answer close(Call call) {
        String id = call.path("alarmId");
        Reason reason = call.body(Reason.class);
        Optional<AlarmDetail> found = find(id);
        if (found.isEmpty()) {
            return Answer.wrong(Problem.notFound("There is no alarm %s".formatted(id)));
        }
        AlarmView alarm = found.get().alarm();
        if (Lane.ofNumber(alarm.lane()).concernsPerson()) {
            return Answer.wrong(
                    Problem.conflict("It is about a person: only the hotline closes it"));
        }
        if (!alarm.isOpen()) {
            return Answer.wrong(Problem.conflict("It is closed already"));
        }
        alarms.close(id, reason.reason(), call.caller().name());
        return whenClosed(id);
    }

    /** The alarms' own lane writes it, in its turn. */
    private Answer whenClosed(String id) {
        for (Duration waited = Duration.ZERO;
                waited.compareTo(LONGEST) < 0;
                waited = waited.plus(LOOK_EVERY)) {
            Optional<AlarmDetail> now = find(id).filter(detail -> !detail.alarm().isOpen());
            if (now.isPresent()) {
                return Answer.json(now.get());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return Answer.wrong(Problem.unavailable("It is not written yet, look again"));
    }

    private Optional<AlarmDetail> find(String id) {
        return database.jdbi().withHandle(handle -> book.one(handle, id));
    }
}
