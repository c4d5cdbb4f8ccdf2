package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.link.topic.DeviceId;
import org.junit.jupiter.api.Test;

class DeviceEntryTest {
    private static final DeviceId ID = new DeviceId("bed-0042");

    @Test
    void deviceBelongsToAResidentOrToAPlace() {
        assertThat(DeviceEntry.ofResident("bed-0042", DeviceKind.BED, "r-lan", "7042"))
                .isEqualTo(new DeviceEntry(ID, DeviceKind.BED, "r-lan", null, "7042"));
        assertThat(DeviceEntry.inPlace("bed-0042", DeviceKind.BED, "centre-01", null))
                .isEqualTo(new DeviceEntry(ID, DeviceKind.BED, null, "centre-01", null));
    }

    @Test
    void deviceOfBothOrOfNeitherIsNotEntered() {
        assertThatThrownBy(() -> new DeviceEntry(ID, DeviceKind.BED, "r-lan", "centre-01", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bed-0042");
        assertThatThrownBy(() -> new DeviceEntry(ID, DeviceKind.BED, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bed-0042");
    }
}
