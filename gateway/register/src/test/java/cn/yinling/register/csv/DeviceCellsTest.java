package cn.yinling.register.csv;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.register.DeviceDraft;
import cn.yinling.register.DeviceFile;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.OnFile;
import cn.yinling.register.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceCellsTest {
    @Test
    void deviceIsWrittenWithWhoseItIs() {
        assertThat(DeviceCells.of(OnFile.BED))
                .hasSameSizeAs(Columns.DEVICE)
                .containsExactly(
                        "bed-0042", "3", "bed", "SN-0042", "LCT-9", "7042", "r-lan", "", "");
    }

    @Test
    void deviceOfAHomeOrAPlaceIsWrittenInThatColumn() {
        assertThat(where(new Placement.InHome("h-lan"))).containsExactly("", "h-lan", "");
        assertThat(where(new Placement.InPlace("centre-01"))).containsExactly("", "", "centre-01");
        assertThat(where(new Placement.InStock())).containsExactly("", "", "");
    }

    @Test
    void whatIsNotOnFileOfADeviceIsABlankCell() {
        DeviceFile bare =
                new DeviceFile(
                        "bed-0043",
                        1,
                        new DeviceDraft(DeviceKind.WATCH, null, null, null),
                        new Placement.InStock(),
                        null,
                        null,
                        null,
                        DeviceFile.Stage.ENTERED,
                        null,
                        null,
                        null,
                        OnFile.NOW,
                        null);
        assertThat(DeviceCells.of(bare))
                .containsExactly("bed-0043", "1", "watch", "", "", "", "", "", "");
    }

    private static List<String> where(Placement placement) {
        return DeviceCells.of(OnFile.bed(placement)).subList(6, 9);
    }
}
