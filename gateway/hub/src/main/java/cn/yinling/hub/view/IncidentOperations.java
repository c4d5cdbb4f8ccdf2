package cn.yinling.hub.view;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Page;
import java.util.List;
import java.util.Optional;

/** Reads incidents and their alarms. Thread-safe. */
public final class IncidentOperations implements Operations {
    private final Database database;
    private final IncidentBook book = new IncidentBook();
    private final AlarmBook alarms = new AlarmBook();

    public IncidentOperations(Database database) {
        this.database = database;
    }

    @Override
    public void bind(Binding binding) {
        binding.on("listIncidents", this::list)
                .on("getIncident", this::one)
                .on("listIncidentAlarms", this::alarms);
    }

    private Answer list(Call call) {
        Cursor cursor = call.cursor(2);
        int limit = call.limit();
        List<IncidentView> found =
                database.jdbi()
                        .withHandle(handle ->
                                book.latest(
                                        handle,
                                        call.flag("open"),
                                        call.query("street"),
                                        cursor == null ? null : cursor.instant(0),
                                        cursor == null ? null : cursor.value(1),
                                        limit + 1));
        return Answer.json(
                Page.of(found, limit, last -> Cursor.of(last.openedAt().toString(), last.id())));
    }

    private Answer one(Call call) {
        Optional<IncidentView> found = find(call);
        return found.isPresent() ? Answer.json(found.get()) : missing(call);
    }

    private Answer alarms(Call call) {
        if (find(call).isEmpty()) {
            return missing(call);
        }
        AlarmQuery query = AlarmQuery.ofIncident(call, call.path("incidentId"));
        List<AlarmView> found = database.jdbi().withHandle(handle -> alarms.find(handle, query));
        return Answer.json(Page.of(found, query.limit(), AlarmQuery::cursor));
    }

    private Optional<IncidentView> find(Call call) {
        return database.jdbi().withHandle(handle -> book.one(handle, call.path("incidentId")));
    }

    private static Answer missing(Call call) {
        return Answer.wrong(
                Problem.notFound("There is no incident %s".formatted(call.path("incidentId"))));
    }
}
