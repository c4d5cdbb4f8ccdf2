package cn.yinling.hub.view.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent recent = new Recent("now");

    @Test
    void tellsWhatCameAfterTheOneThatAReaderHas() {
        Buffer first = recent.add(Buffer::buffer);
        String known = recent.id();
        Buffer second = recent.add(Buffer::buffer);
        assertThat(recent.after("now-0")).containsExactly(first, second);
        assertThat(recent.after(known)).containsExactly(second);
        assertThat(recent.after(recent.id())).isEmpty();
    }

    @Test
    void doesNotKnowWhatAnotherProcessOrNobodyHasTold() {
        recent.add(Buffer::buffer);
        assertThat(recent.after("then-1")).isNull();
        assertThat(recent.after("now-2")).isNull();
        assertThat(recent.after("now-one")).isNull();
        assertThat(recent.after("now--1")).isNull();
        assertThat(recent.after(null)).isNull();
    }

    @Test
    void doesNotKnowWhatItHasForgottenNorWhatCameJustBefore() {
        recent.add(Buffer::buffer);
        String known = recent.id();
        recent.forget();
        assertThat(recent.after(known)).isNull();
        assertThat(recent.after(recent.id())).isEmpty();
    }
}
