package cn.yinling.hotline.rooms;

import cn.yinling.hotline.cases.CaseWrite;
import cn.yinling.hotline.cases.Draft;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * What is being written about each open case, so that a reloaded page, a second window and the next
 * agent go on from it. In memory at once, in the database soon after: while one write is on its
 * way, only the newest text of a case waits for the next. Of the control room's thread alone.
 */
final class Drafts {
    private final Map<String, Draft> byCase = new HashMap<>();
    private final Set<String> beingWritten = new HashSet<>();
    private final BiConsumer<CaseWrite.Drafted, Runnable> writer;

    /**
     * Nothing is written yet.
     *
     * @param writer makes a write durable and runs what it is given when it is, on any thread
     * @param loop the control room's thread
     */
    Drafts(BiConsumer<CaseWrite.Drafted, Runnable> writer, Executor loop) {
        this.writer = (write, done) -> writer.accept(write, () -> loop.execute(done));
    }

    /** Takes up what an earlier process has left; where something was written since, both stay. */
    void remembered(Collection<Draft> drafts) {
        drafts.forEach(draft -> byCase.merge(draft.caseId(), draft, Drafts::both));
    }

    private static Draft both(Draft now, Draft before) {
        String text =
                before.text().isBlank() || now.text().startsWith(before.text())
                        ? now.text()
                        : before.text() + "\n" + now.text();
        return new Draft(now.caseId(), text, Math.max(now.version(), before.version()) + 1);
    }

    /** The draft of that case, of version 0 where there is none. */
    Draft of(String caseId) {
        return byCase.getOrDefault(caseId, Draft.none(caseId));
    }

    /**
     * Changes a draft.
     *
     * @param base the version that the writer has seen
     * @return false where somebody has written since; nothing is changed then
     */
    boolean write(String caseId, String text, int base) {
        Draft current = of(caseId);
        if (base != current.version()) {
            return false;
        }
        put(current.next(text));
        return true;
    }

    /** What was the draft stands in the timeline now; what was written beyond it stays a draft. */
    void noted(String caseId, String text) {
        Draft current = of(caseId);
        if (current.text().strip().equals(text.strip()) && !current.text().isEmpty()) {
            put(current.next(""));
        }
    }

    /** The case is closed, and its draft with it. */
    void forget(String caseId) {
        byCase.remove(caseId);
    }

    private void put(Draft draft) {
        byCase.put(draft.caseId(), draft);
        store(draft.caseId());
    }

    private void store(String caseId) {
        Draft sent = byCase.get(caseId);
        if (sent != null && beingWritten.add(caseId)) {
            writer.accept(new CaseWrite.Drafted(sent), () -> stored(sent));
        }
    }

    private void stored(Draft sent) {
        beingWritten.remove(sent.caseId());
        if (of(sent.caseId()).version() > sent.version()) {
            store(sent.caseId());
        }
    }
}
