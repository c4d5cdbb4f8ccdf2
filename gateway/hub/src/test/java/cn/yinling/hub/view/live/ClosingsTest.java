package cn.yinling.hub.view.live;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.view.AlarmView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClosingsTest {
    private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");

    private final Closings closings = new Closings();

    @Test
    void isToldOnceThoughItIsAskedForAMinute() {
        closings.changed(Set.of("a"), List.of());
        assertThat(closings.untold(List.of(closed("a")), NOON)).containsExactly(closed("a"));
        assertThat(closings.untold(List.of(closed("a")), NOON)).isEmpty();
    }

    @Test
    void oneThatNoPictureHasShownIsToldAsWell() {
        assertThat(closings.untold(List.of(closed("brief")), NOON))
                .containsExactly(closed("brief"));
    }

    @Test
    void isAskedForAgainUntilTheDatabaseAnswers() {
        closings.changed(Set.of("a"), List.of());
        closings.changed(Set.of("b"), List.of());
        assertThat(closings.gone()).containsExactlyInAnyOrder("a", "b");
        closings.untold(List.of(), NOON);
        assertThat(closings.gone()).isEmpty();
    }

    @Test
    void oneThatStandsAgainIsNotGone() {
        closings.changed(Set.of("a"), List.of());
        closings.changed(Set.of(), List.of(open("a")));
        assertThat(closings.gone()).isEmpty();
    }

    @Test
    void oneThatIsClosedASecondTimeIsToldASecondTime() {
        closings.changed(Set.of("a"), List.of());
        closings.untold(List.of(closed("a")), NOON);
        closings.changed(Set.of(), List.of(open("a")));
        closings.changed(Set.of("a"), List.of());
        assertThat(closings.untold(List.of(closed("a")), NOON)).containsExactly(closed("a"));
    }

    @Test
    void doesNotKeepWhatIsNotAskedForAnyMore() {
        closings.untold(List.of(closed("a")), NOON);
        closings.untold(List.of(), NOON.plusSeconds(1));
        assertThat(closings.untold(List.of(closed("a")), NOON)).containsExactly(closed("a"));
    }

    private static AlarmView open(String id) {
        return alarm(id, null);
    }

    private static AlarmView closed(String id) {
        return alarm(id, NOON);
    }

    private static AlarmView alarm(String id, @Nullable Instant closedAt) {
        String stage = closedAt == null ? "raised" : "closed";
        return new AlarmView(
                id,
                "bed-0001",
                null,
                null,
                "320602-01",
                "mains",
                5,
                stage,
                NOON,
                NOON,
                closedAt,
                1,
                null,
                null,
                closedAt,
                null);
    }
}
