package cn.yinling.accounts;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Caller;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Trail;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who looked at whose record: append-only, each entry with the hash of the one before, so that none
 * can be changed or taken out unnoticed. Thread-safe. Blocks.
 */
public final class AuditLog implements Operations, Trail {
    private static final int CHUNK = 1000;

    private final Database database;
    private final InstantSource clock;
    private final AuditStore store = new AuditStore();

    public AuditLog(Database database, InstantSource clock) {
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

    /**
     * What a verification found.
     *
     * @param brokenAt the first entry that is not as it was written, null where all are
     */
    record Verification(
            long entries, boolean intact, @Nullable Long brokenAt, @Nullable String lastHash) {}

    @Override
    public void bind(Binding binding) {
        binding.on("listAudit", this::list).on("verifyAudit", _ -> Answer.json(verify()));
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

    Verification verify() {
        long number = 0;
        String hash = AuditEntry.NO_HASH;
        while (true) {
            long after = number;
            List<AuditEntry> chunk =
                    database.jdbi().withHandle(handle -> store.after(handle, after, CHUNK));
            for (AuditEntry entry : chunk) {
                if (entry.number() != number + 1 || !entry.follows(hash)) {
                    return new Verification(number, false, number + 1, hash);
                }
                number = entry.number();
                hash = entry.hash();
            }
            if (chunk.isEmpty()) {
                return new Verification(number, true, null, number == 0 ? null : hash);
            }
        }
    }
}
