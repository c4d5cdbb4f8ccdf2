package cn.yinling.hotline.rooms;

import cn.yinling.accounts.audit.AuditStore;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseArchive;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.cases.CaseWrite;
import cn.yinling.hotline.cases.CaseWriter;
import cn.yinling.hotline.seats.Archive;
import cn.yinling.hotline.seats.SeatSession;
import cn.yinling.link.alarm.Resident;
import cn.yinling.runtime.database.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closed cases, read from the database and added to by the one writer of cases. Thread-safe. */
public final class ClosedCases implements Archive {
    private static final int MOST = 20;
    private static final long PATIENCE_SECONDS = 4;

    private final CaseArchive archive;
    private final Database database;
    private final AuditStore audit = new AuditStore();
    private final CaseWriter writer;
    private final Clock clock;

    public ClosedCases(Database database, CaseWriter writer, Clock clock) {
        this.archive = new CaseArchive(database);
        this.database = database;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public List<Case> lastOf(String agentId) {
        note(agentId, "listCases", null, null);
        return archive.closedBy(agentId, MOST);
    }

    @Override
    public Optional<Case> find(String agentId, String caseId) {
        Optional<Case> found = archive.find(agentId, caseId);
        found.ifPresent(one -> note(agentId, "readCase", one, caseId));
        return found;
    }

    /** Before it is shown: nobody waits for a case that is closed. */
    private void note(
            String agentId, String operation, @Nullable Case shown, @Nullable String caseId) {
        Resident resident = shown == null ? null : shown.alarm().resident();
        database.jdbi()
                .useTransaction(handle ->
                        audit.add(
                                handle,
                                clock.instant(),
                                agentId,
                                operation,
                                resident == null ? null : resident.id(),
                                caseId));
    }

    @Override
    public boolean addNote(SeatSession session, String caseId, String text) {
        Optional<Case> closed = archive.find(session.agent().agentId(), caseId);
        if (closed.isEmpty()) {
            return false;
        }
        note(session.agent().agentId(), "addNote", closed.get(), caseId);
        CaseEvent note =
                new CaseEvent(
                        clock.instant(), Kind.NOTE, session.seat(), session.agent().name(), text);
        CompletableFuture<CaseWrite.Result> written = new CompletableFuture<>();
        writer.submit(new CaseWrite.Noted(caseId, note), written::complete);
        return written.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join()
                instanceof CaseWrite.Result.Committed;
    }
}
