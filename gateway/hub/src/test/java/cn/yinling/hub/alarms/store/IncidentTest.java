package cn.yinling.hub.alarms.store;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.store.Incident.Scope;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentTest {
    @ParameterizedTest
    @EnumSource(Scope.class)
    void scopeIsReadAsItIsWritten(Scope scope) {
        assertThat(Scope.ofWireName(scope.wireName())).isEqualTo(scope);
    }

    @Test
    void scopeThatOnlyANewerHubKnowsReachesAsFarAsCanBe() {
        assertThat(Scope.ofWireName("province")).isEqualTo(Scope.DISTRICT);
    }

    @Test
    void incidentOfAnEarlierVersionIsAsUrgentAsItsCause() {
        assertThat(of(null).urgency()).isEqualTo(Lane.EMERGENCY);
        assertThat(of(Lane.TECHNICAL).urgency()).isEqualTo(Lane.TECHNICAL);
    }

    private static Incident of(@Nullable Lane lane) {
        return new Incident(
                "incident.x", Cause.UNREADABLE, lane, "M1", Scope.DISTRICT, null, null, NOW, 5);
    }
}
