package cn.yinling.hotline.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.CaseWrite;
import cn.yinling.hotline.cases.Draft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftsTest {
    private static final String A = "case-a";

    private final List<CaseWrite> writes = new ArrayList<>();
    private final List<Runnable> durable = new ArrayList<>();
    private final Drafts drafts =
            new Drafts(
                    (write, done) -> {
                        writes.add(write);
                        durable.add(done);
                    },
                    Runnable::run);

    @Test
    void eachChangeHasAVersionAndIsOnTheDisk() {
        assertThat(drafts.of(A)).isEqualTo(new Draft(A, "", 0));
        assertThat(drafts.write(A, "胸", 0)).isTrue();
        assertThat(drafts.of(A)).isEqualTo(new Draft(A, "胸", 1));
        assertThat(writes).containsExactly(new CaseWrite.Drafted(new Draft(A, "胸", 1)));
    }

    @Test
    void whoHasNotSeenTheNewestIsRefusedAndNothingIsLost() {
        drafts.write(A, "first window", 0);
        assertThat(drafts.write(A, "second window", 0)).isFalse();
        assertThat(drafts.of(A).text()).isEqualTo("first window");
        assertThat(drafts.write(A, "first window, second window", 1)).isTrue();
    }

    @Test
    void whileOneIsWrittenOnlyTheNewestWaits() {
        drafts.write(A, "1", 0);
        drafts.write(A, "12", 1);
        drafts.write(A, "123", 2);
        drafts.write("case-b", "x", 0);
        assertThat(writes).hasSize(2);
        durable.getFirst().run();
        assertThat(writes).last().isEqualTo(new CaseWrite.Drafted(new Draft(A, "123", 3)));
        durable.getLast().run();
        assertThat(writes).hasSize(3);
    }

    @Test
    void savedAsANoteItLeavesTheDraftAndWhatWasWrittenBeyondStays() {
        drafts.write(A, "胸口疼 ", 0);
        drafts.noted(A, "胸口疼");
        assertThat(drafts.of(A)).isEqualTo(new Draft(A, "", 2));
        drafts.write(A, "胸口疼，已吃药", 2);
        drafts.noted(A, "胸口疼");
        assertThat(drafts.of(A)).isEqualTo(new Draft(A, "胸口疼，已吃药", 3));
    }

    @Test
    void whatAnEarlierProcessLeftIsGoneOnFrom() {
        drafts.remembered(List.of(new Draft(A, "before", 7)));
        assertThat(drafts.write(A, "before and after", 7)).isTrue();
    }

    @Test
    void whatWasWrittenBeforeTheDatabaseCameStaysBesideWhatItKnew() {
        drafts.write(A, "after", 0);
        drafts.remembered(List.of(new Draft(A, "before", 7)));
        assertThat(drafts.of(A)).isEqualTo(new Draft(A, "before\nafter", 8));
    }

    @Test
    void nothingIsWrittenForACaseThatIsClosed() {
        drafts.write(A, "1", 0);
        drafts.forget(A);
        durable.getFirst().run();
        assertThat(writes).hasSize(1);
        assertThat(drafts.of(A).version()).isZero();
    }
}
