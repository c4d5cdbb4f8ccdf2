package cn.yinling.hub.doors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcknowledgementTest {
    private static final Part READING = Part.Itself.ITSELF;
    private static final Part SOS = new Part.OfAlarm("bed-0001.sos.20261121T030000.000Z");
    private static final Part FALL = new Part.OfAlarm("bed-0001.fall.20261121T030000.000Z");

    private final Acknowledgement acknowledgement = new Acknowledgement();

    @Test
    void readingAloneIsCompleteWhenItIsDurable() {
        acknowledgement.needs(READING);

        assertThat(acknowledgement.completedBy(READING)).isTrue();
    }

    @Test
    void everyPartMustBeDurableInWhateverOrder() {
        acknowledgement.needs(SOS);
        acknowledgement.needs(FALL);
        acknowledgement.needs(READING);

        assertThat(acknowledgement.completedBy(FALL)).isFalse();
        assertThat(acknowledgement.completedBy(READING)).isFalse();
        assertThat(acknowledgement.isMissingAny()).isTrue();
        assertThat(acknowledgement.completedBy(SOS)).isTrue();
        assertThat(acknowledgement.isMissingAny()).isFalse();
    }

    @Test
    void partReportedTwiceCountsForNoOther() {
        acknowledgement.needs(SOS);
        acknowledgement.needs(FALL);
        acknowledgement.needs(READING);

        assertThat(acknowledgement.completedBy(SOS)).isFalse();
        assertThat(acknowledgement.completedBy(new Part.OfAlarm(id(SOS)))).isFalse();
        assertThat(acknowledgement.completedBy(READING)).isFalse();
        assertThat(acknowledgement.completedBy(READING)).isFalse();
        assertThat(acknowledgement.completedBy(FALL)).isTrue();
    }

    @Test
    void senderIsToldOnceHoweverOftenThePartsAreReported() {
        acknowledgement.needs(SOS);

        assertThat(acknowledgement.completedBy(SOS)).isTrue();
        assertThat(acknowledgement.completedBy(SOS)).isFalse();
        assertThat(acknowledgement.settle()).isFalse();
    }

    @Test
    void alarmAskedForTwiceIsOnePart() {
        acknowledgement.needs(SOS);
        acknowledgement.needs(new Part.OfAlarm(id(SOS)));

        assertThat(acknowledgement.completedBy(SOS)).isTrue();
    }

    @Test
    void partThatNobodyAskedForCompletesNothing() {
        acknowledgement.needs(READING);

        assertThat(acknowledgement.completedBy(SOS)).isFalse();
        assertThat(acknowledgement.completedBy(READING)).isTrue();
    }

    @Test
    void whatIsRefusedIsNotAcknowledgedAfterwards() {
        acknowledgement.needs(SOS);
        acknowledgement.needs(READING);
        acknowledgement.completedBy(SOS);

        assertThat(acknowledgement.settle()).isTrue();
        assertThat(acknowledgement.completedBy(READING)).isFalse();
    }

    private static String id(Part part) {
        return ((Part.OfAlarm) part).alarmId();
    }
}
