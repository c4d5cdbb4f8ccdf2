package cn.yinling.accounts.audit;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Caller;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Trail;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who looked at whose record: append-only, each entry with the hash of the one before, so that none
 * can be changed or taken out unnoticed. Thread-safe. Blocks.
 */
public final class AuditLog implements Operations, Trail {
    private static final int CHUNK = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final AnchorFile anchors;
    private final Database database;
    private final InstantSource clock;
    private final AuditStore store = new AuditStore();

    public AuditLog(AuditConfig config, Database database, InstantSource clock) {
        this.anchors = new AnchorFile(config.anchors());
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void note(
            Caller by, String operation, @Nullable String residentId, @Nullable String subject) {
        database.jdbi()
                .useTransaction(handle ->
                        store.add(
                                handle,
                                clock.instant(),
                                by.name(),
                                operation,
                                residentId,
                                subject));
    }

    @Override
    public void bind(Binding binding) {
        binding.on("listAudit", this::list).on("verifyAudit", _ -> verified());
    }

    private Answer list(Call call) {
        Cursor cursor = call.cursor(1);
        long before = cursor == null ? Long.MAX_VALUE : cursor.number(0);
        int limit = call.limit();
        List<AuditEntry> found =
                database.jdbi()
                        .withHandle(handle ->
                                store.latest(
                                        handle,
                                        before,
                                        call.query("resident"),
                                        call.query("by"),
                                        limit + 1));
        return Answer.json(
                Page.of(found, limit, entry -> Cursor.of(String.valueOf(entry.number()))));
    }

    private Answer verified() {
        try {
            return Answer.json(verify(database.jdbi(), anchors.read()));
        } catch (IOException e) {
            LOG.error("the anchors of the audit log cannot be read: {}", e.getMessage());
            return Answer.wrong(
                    Problem.unavailable(
                            "The anchors of the audit log cannot be read; the log says why"));
        }
    }

    /** Goes through all of it. */
    static Verification verify(Jdbi jdbi, List<Anchor> anchors) {
        AuditStore store = new AuditStore();
        return new Verifier(
                        number -> jdbi.withHandle(handle -> store.after(handle, number, CHUNK)),
                        anchors)
                .verify();
    }
}
