package cn.yinling.hotline.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.rooms.Acknowledgements.Write;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final List<String> done = new ArrayList<>();

    @Test
    void secondCopyWaitsForTheWriteOfTheFirst() {
        Write ended = acknowledgements.begin("a");
        acknowledgements.await("a", () -> done.add("first"));
        acknowledgements.await("a", () -> done.add("second"));
        assertThat(done).isEmpty();
        acknowledgements.durable(ended);
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void deliveryWaitsForEveryWriteOfItsAlarmAndForNoOther() {
        Write opened = acknowledgements.begin("a");
        Write ended = acknowledgements.begin("a");
        acknowledgements.await("a", () -> done.add("a"));
        acknowledgements.await("b", () -> done.add("b"));
        acknowledgements.durable(opened);
        acknowledgements.durable(opened);
        assertThat(done).containsExactly("b");
        acknowledgements.durable(ended);
        assertThat(done).containsExactly("b", "a");
        acknowledgements.await("a", () -> done.add("later"));
        assertThat(done).containsExactly("b", "a", "later");
    }

    @Test
    void whatIsWithdrawnIsAcknowledgedByNobodyButItsTaker() {
        Write joined = acknowledgements.begin("a");
        acknowledgements.await("a", () -> done.add("a"));
        List<Runnable> withdrawn = acknowledgements.withdraw("a");
        acknowledgements.durable(joined);
        assertThat(done).isEmpty();
        withdrawn.forEach(Runnable::run);
        assertThat(done).containsExactly("a");
    }
}
