package cn.yinling.hub.overview;

import cn.yinling.hub.api.Answer;
import cn.yinling.hub.api.Call;
import cn.yinling.hub.api.Operations;
import cn.yinling.hub.api.Page;
import cn.yinling.hub.api.Problem;
import cn.yinling.runtime.database.Database;
import java.util.List;
import java.util.Optional;

/** Reads alarms. Thread-safe. */
public final class AlarmOperations implements Operations {
    private final Database database;
    private final AlarmBook book = new AlarmBook();

    public AlarmOperations(Database database) {
        this.database = database;
    }

    @Override
    public void bind(Binding binding) {
        binding.on("listAlarms", this::list).on("getAlarm", this::one);
    }

    private Answer list(Call call) {
        AlarmQuery query = AlarmQuery.of(call);
        List<AlarmView> found = database.jdbi().withHandle(handle -> book.find(handle, query));
        return Answer.json(Page.of(found, query.limit(), AlarmQuery::cursor));
    }

    private Answer one(Call call) {
        String id = call.path("alarmId");
        Optional<AlarmDetail> found = database.jdbi().withHandle(handle -> book.one(handle, id));
        if (found.isEmpty()) {
            return Problem.notFound("There is no alarm %s".formatted(id)).answer();
        }
        String resident = found.get().alarm().residentId();
        if (resident != null) {
            call.reads(resident, id);
        }
        return Answer.json(found.get());
    }
}
