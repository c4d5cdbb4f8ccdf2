package cn.yinling.hub.alarms.raise;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.NoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakesTest {
    private static final String DEVICE =
            """
            {"id":"%s","kind":"bed","model":%s,"voice":null,"credential":"00","building":%s,
             "place":{"street":"s1","streetName":"S1","name":null,"address":"1","entry":null},
             "resident":null,"oldCredential":null,"oldUntil":null}
            """;

    @TempDir Path folder;
    private Makes makes;

    @BeforeEach
    void read() throws IOException {
        Path copy = folder.resolve("register.json");
        Files.writeString(
                copy,
                "{\"devices\":[%s,%s]}"
                        .formatted(
                                DEVICE.formatted("bed-0001", "\"M1\"", "\"s1/3\""),
                                DEVICE.formatted("bed-0002", "null", "null")));
        makes = new Makes(NoDatabase.directory(copy));
    }

    @Test
    void deviceIsOfTheModelThatSomebodyHasEnteredElseOfItsKind() {
        assertThat(makes.model("bed-0001")).isEqualTo("M1");
        assertThat(makes.model("bed-0002")).isEqualTo("bed");
    }

    @Test
    void deviceStandsInTheBuildingThatSomebodyHasEntered() {
        assertThat(makes.building("bed-0001")).isEqualTo("s1/3");
        assertThat(makes.building("bed-0002")).isNull();
    }

    @Test
    void ofADeviceThatTheRegisterHasNoMoreNothingIsKnown() {
        assertThat(makes.building("bed-0009")).isNull();
        assertThat(makes.model("bed-0009")).isEmpty();
    }
}
