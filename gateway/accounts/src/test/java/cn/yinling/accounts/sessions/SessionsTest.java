package cn.yinling.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.accounts.persons.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-28T03:00:00Z"));
    private final Sessions seats =
            new Sessions(
                    SessionRules.ofASeat(Duration.ofMinutes(30), Duration.ofHours(16)), now::get);
    private final Sessions pages =
            new Sessions(
                    SessionRules.ofPages(Duration.ofMinutes(30), Duration.ofHours(12)), now::get);
    private final Begun anna = seats.begin(person("anna"), 1);

    private static Person person(String id) {
        return Person.fresh(id, id, List.of());
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private List<Session> overdue() {
        return seats.all().stream().filter(seats::isOverdue).toList();
    }

    @Test
    void sessionThatIsNotUsedEnds() {
        pass(Duration.ofMinutes(29));
        assertThat(seats.use(anna.token())).isPresent();
        pass(Duration.ofMinutes(29));
        assertThat(seats.use(anna.token())).isPresent();
        assertThat(overdue()).isEmpty();
        pass(Duration.ofMinutes(30));
        assertThat(seats.use(anna.token())).isEmpty();
        assertThat(overdue()).extracting(Session::personId).containsExactly("anna");
    }

    @Test
    void sessionThatIsUsedIsOverdueInTheEndAndGoodUntilItIsEnded() {
        for (int i = 0; i < 16 * 3; i++) {
            assertThat(overdue()).isEmpty();
            pass(Duration.ofMinutes(20));
            assertThat(seats.use(anna.token())).isPresent();
        }
        assertThat(overdue()).hasSize(1);
        assertThat(seats.use(anna.token())).isPresent();
        seats.endOf("anna");
        assertThat(seats.use(anna.token())).isEmpty();
        assertThat(overdue()).isEmpty();
    }

    @Test
    void agentHasOneSessionAndAPersonTenPages() {
        Begun later = seats.begin(person("anna"), 2);
        assertThat(seats.use(anna.token())).isEmpty();
        assertThat(seats.use(later.token())).isPresent();
        assertThat(seats.use(null)).isEmpty();

        Begun first = pages.begin(person("chenxiao"), null);
        pass(Duration.ofMinutes(1));
        Begun second = pages.begin(person("chenxiao"), null);
        Begun others = pages.begin(person("liyan"), null);
        pass(Duration.ofMinutes(1));
        for (int more = 0; more < 9; more++) {
            pages.begin(person("chenxiao"), null);
        }
        assertThat(pages.use(first.token())).isEmpty();
        assertThat(pages.use(second.token())).isPresent();
        assertThat(pages.use(others.token())).isPresent();
    }

    @Test
    void isToldOnceThatASessionBeganAndThatItEnded() {
        assertThat(seats.untold().begun()).containsExactly(anna.session());
        tell(null);
        assertThat(seats.untold().isNothing()).isTrue();
        seats.endOf("anna");
        assertThat(seats.untold().ended()).containsExactly(anna.session().key());
        tell(null);
        assertThat(seats.untold().isNothing()).isTrue();
    }

    @Test
    void useIsToldOnceAMinute() {
        tell(null);
        pass(Duration.ofSeconds(59));
        seats.use(anna.token());
        assertThat(seats.untold().isNothing()).isTrue();
        pass(Duration.ofSeconds(1));
        seats.use(anna.token());
        assertThat(seats.untold().used()).extracting(Session::usedAt).containsExactly(now.get());
    }

    @Test
    void whatWasNotToldIsToldAgain() {
        seats.untold();
        assertThat(seats.untold().begun()).containsExactly(anna.session());
    }

    @Test
    void sessionOfAnotherProcessIsTakenUpAndEndsWhereItEndedThere() {
        Sessions after =
                new Sessions(
                        SessionRules.ofASeat(Duration.ofMinutes(30), Duration.ofHours(16)),
                        now::get);
        after.told(after.untold(), List.of(anna.session()));
        assertThat(after.use(anna.token()))
                .hasValueSatisfying(one -> assertThat(one.seat()).isEqualTo(1));
        after.told(after.untold(), List.of());
        assertThat(after.use(anna.token())).isEmpty();
        assertThat(after.untold().ended()).isEmpty();
    }

    @Test
    void sessionThatBeganWhileTheDatabaseWasReadIsNotLost() {
        Sessions.Untold before = seats.untold();
        Begun bert = seats.begin(person("bert"), 2);
        seats.told(before, List.of(anna.session()));
        assertThat(seats.use(bert.token())).isPresent();
        assertThat(seats.untold().begun()).containsExactly(bert.session());
    }

    @Test
    void sessionThatEndedWhileTheDatabaseWasReadStaysEnded() {
        Sessions.Untold before = seats.untold();
        seats.endOf("anna");
        seats.told(before, List.of(anna.session()));
        assertThat(seats.use(anna.token())).isEmpty();
        assertThat(seats.untold().ended()).containsExactly(anna.session().key());
    }

    @Test
    void sessionOfBeforeHerPasswordWasChangedIsNotHers() {
        Person before = person("anna");
        Person after = new Person("anna", "anna", null, null, false, 2, List.of());
        assertThat(anna.session().isOf(before)).isTrue();
        assertThat(anna.session().isOf(after)).isFalse();
        assertThat(anna.session().isOf(person("bert"))).isFalse();
        assertThat(seats.begin(after, 1).session().isOf(after)).isTrue();
    }

    @Test
    void nothingInMemoryIsTheToken() {
        assertThat(anna.session().key()).doesNotContain(anna.token());
        assertThat(anna.toString()).doesNotContain(anna.token());
    }

    private void tell(@Nullable List<Session> there) {
        seats.told(seats.untold(), there);
    }
}
