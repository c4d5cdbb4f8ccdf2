package cn.yinling.hotline.rooms;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseArchive;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.cases.CaseWrite;
import cn.yinling.hotline.cases.CaseWriter;
import cn.yinling.hotline.seats.Archive;
import cn.yinling.hotline.seats.SeatSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Closed cases, read from the database and added to by the one writer of cases. Thread-safe. */
public final class ClosedCases implements Archive {
    private static final int MOST = 20;
    private static final long PATIENCE_SECONDS = 4;

    private final CaseArchive archive;
    private final CaseWriter writer;
    private final Clock clock;

    public ClosedCases(CaseArchive archive, CaseWriter writer, Clock clock) {
        this.archive = archive;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public List<Case> lastOf(String agentId) {
        return archive.closedBy(agentId, MOST);
    }

    @Override
    public Optional<Case> find(String agentId, String caseId) {
        return archive.find(agentId, caseId);
    }

    @Override
    public boolean addNote(SeatSession session, String caseId, String text) {
        if (archive.find(session.agent().agentId(), caseId).isEmpty()) {
            return false;
        }
        CaseEvent note =
                new CaseEvent(
                        clock.instant(), Kind.NOTE, session.seat(), session.agent().name(), text);
        CompletableFuture<CaseWrite.Result> written = new CompletableFuture<>();
        writer.submit(new CaseWrite.Noted(caseId, note), written::complete);
        return written.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join()
                instanceof CaseWrite.Result.Committed;
    }
}
