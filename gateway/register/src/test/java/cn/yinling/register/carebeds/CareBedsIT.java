package cn.yinling.register.carebeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.register.Outcome;
import cn.yinling.register.Words;
import cn.yinling.register.carebeds.Circumstances.Disability;
import cn.yinling.register.carebeds.Circumstances.Hardship;
import cn.yinling.runtime.web.api.Reach;
import cn.yinling.testing.district.District;
import cn.yinling.testing.district.OpenRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CareBedsIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Circumstances PAPERS =
            new Circumstances(true, true, Hardship.LOW_INCOME, null);
    private static final Circumstances ASSESSED =
            new Circumstances(null, null, null, Disability.PARTLY);

    private OpenRegister register;
    private CareBeds beds;

    @BeforeEach
    void start() {
        register = OpenRegister.withBeds(2);
        beds =
                new CareBeds(
                        register.database(),
                        register.directory(),
                        OpenRegister.days(() -> Instant.parse("2026-11-22T04:00:00Z")));
    }

    @AfterEach
    void stop() {
        register.close();
    }

    @Test
    void fileGoesFromApplicationToHandBackAndItsHistoryTellsHow() {
        CareBed bed = installed();
        assertThat(bed.stage()).isEqualTo(Stage.INSTALLED);
        assertThat(bed.equipment())
                .containsExactly(
                        new Equipment("rails", 2, null), new Equipment("bed", 1, "bed-0001"));
        assertThat(bed.nextCheckOn()).isEqualTo(LocalDate.of(2027, 2, 22));
        CareBed checked = take(bed, new Step.Check(TODAY, true, LocalDate.of(2026, 12, 1), null));
        assertThat(due(LocalDate.of(2026, 11, 30))).isEmpty();
        assertThat(due(LocalDate.of(2026, 12, 1))).containsExactly(bed.id());

        CareBed over = take(checked, new Step.HandBack("搬去养老院"));
        assertThat(over.stage()).isEqualTo(Stage.HANDED_BACK);
        assertThat(register.isKnown("bed-0001")).isFalse();
        assertThat(register.isKnown("bed-0002")).isTrue();
        assertThat(beds.history(bed.id()))
                .extracting(CareBed.Event::step)
                .containsExactly(
                        Step.Kind.APPLY,
                        Step.Kind.SCREEN,
                        Step.Kind.ASSESS,
                        Step.Kind.APPROVE,
                        Step.Kind.EQUIP,
                        Step.Kind.INSTALL,
                        Step.Kind.CHECK,
                        Step.Kind.HAND_BACK);
        assertThat(beds.history(bed.id()).getLast())
                .satisfies(last -> {
                    assertThat(last.by()).isEqualTo("op-1");
                    assertThat(last.number()).isEqualTo(8);
                    assertThat(last.detail()).contains("搬去养老院");
                });
    }

    @Test
    void historyIsOnlyAddedTo() {
        opened();
        assertThatThrownBy(() -> register.run("update care_bed_event set by = 'somebody'"))
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> register.run("delete from care_bed_event"))
                .hasMessageContaining("only added to");
    }

    @Test
    void illegalStepIsRefusedWithThoseThatArePossible() {
        CareBed bed = opened();
        assertThat(refusal(bed, new Step.Approve(null)).en())
                .contains("approve is not possible at the stage applied")
                .endsWith("possible now: screen, withdraw");
        assertThat(beds.history(bed.id())).hasSize(1);
    }

    @Test
    void approvalOfWhoIsNotEligibleIsRefusedWithTheReason() {
        CareBed screened = take(opened(), new Step.Screen(PAPERS, null));
        CareBed assessed =
                take(
                        screened,
                        new Step.Assess(
                                new Circumstances(null, null, null, Disability.NONE),
                                "李医生",
                                TODAY,
                                null));
        Words refusal = refusal(assessed, new Step.Approve(null));
        assertThat(refusal.en())
                .contains("must be disabled or partly disabled by assessment")
                .endsWith("possible now: assess, refuse, withdraw");
        assertThat(refusal.zh()).isEqualTo("档案已评估，不能办理批准（须经评估为失能或部分失能）；现在可以办理：评估、不予批准、撤回");
    }

    @Test
    void residentHasOneOpenFileAtATime() {
        CareBed first = opened();
        Outcome<CareBed> second =
                beds.apply(
                        District.residentId(1),
                        new Step.Apply(Circumstances.UNKNOWN, null),
                        "op-1");
        assertThat(second).isInstanceOf(Outcome.Conflict.class);
        take(first, new Step.Withdraw(null));
        CareBed again = opened();
        assertThat(beds.ofResident(District.residentId(1)).orElseThrow().id())
                .isEqualTo(again.id());
    }

    @Test
    void ofTwoStepsOnTheSameVersionTheSecondIsTold() {
        CareBed bed = opened();
        take(bed, new Step.Screen(PAPERS, null));
        assertThat(beds.take(bed.id(), bed.version(), new Step.Withdraw(null), "op-2"))
                .isEqualTo(new Outcome.Stale<>(bed.version() + 1));
    }

    @Test
    void whatIsInstalledMustStandInHerHomeAndBelongToNoOtherBed() {
        CareBed equipped = equipped();
        assertThat(faults(equipped, install("bed-0002"))).contains("not in her home");
        assertThat(faults(equipped, install("bed-0099"))).contains("enter it first");
        assertThat(faults(equipped, new Step.Install(TODAY, List.of(), null)))
                .contains("lists no device");
        take(equipped, install("bed-0001"));
        register.run("update device set resident_id = 'r-0002' where id = 'bed-0001'");
        CareBed other = opened(2);
        other = take(other, new Step.Screen(PAPERS, null));
        other = take(other, new Step.Assess(ASSESSED, "李医生", TODAY, null));
        other = take(other, new Step.Approve(null));
        assertThat(
                        faults(
                                other,
                                new Step.Equip(List.of(new Equipment("bed", 1, "bed-0001")), null)))
                .contains("hand that one back first");
    }

    private CareBed installed() {
        return take(equipped(), install("bed-0001"));
    }

    private CareBed equipped() {
        CareBed bed = take(opened(), new Step.Screen(PAPERS, null));
        bed = take(bed, new Step.Assess(ASSESSED, "李医生", TODAY, null));
        assertThat(bed.judgement().isEligible()).isTrue();
        bed = take(bed, new Step.Approve(null));
        return take(bed, new Step.Equip(List.of(new Equipment("rails", 2, null)), null));
    }

    private static Step install(String device) {
        return new Step.Install(TODAY, List.of(device), null);
    }

    private CareBed opened() {
        return opened(1);
    }

    private CareBed opened(int resident) {
        return done(
                beds.apply(
                        District.residentId(resident),
                        new Step.Apply(Circumstances.UNKNOWN, null),
                        "op-1"));
    }

    private CareBed take(CareBed bed, Step step) {
        return done(beds.take(bed.id(), bed.version(), step, "op-1"));
    }

    private Words refusal(CareBed bed, Step step) {
        Outcome<CareBed> outcome = beds.take(bed.id(), bed.version(), step, "op-1");
        assertThat(outcome).isInstanceOf(Outcome.Conflict.class);
        return ((Outcome.Conflict<CareBed>) outcome).why();
    }

    private String faults(CareBed bed, Step step) {
        Outcome<CareBed> outcome = beds.take(bed.id(), bed.version(), step, "op-1");
        assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
        return ((Outcome.Invalid<CareBed>) outcome).faults().getFirst().words().en();
    }

    private List<String> due(LocalDate by) {
        return beds
                .search(new CareBedQuery(null, null, null, by, Reach.WHOLE, null, 10))
                .items()
                .stream()
                .map(CareBed::id)
                .toList();
    }

    private static CareBed done(Outcome<CareBed> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<CareBed>) outcome).value();
    }
}
