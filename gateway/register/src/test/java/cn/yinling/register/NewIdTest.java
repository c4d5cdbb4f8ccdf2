package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class NewIdTest {
    /** Somebody reads it out over the telephone. */
    @RepeatedTest(20)
    void idHasTenLettersOfWhichNoneIsMistakenForAnother() {
        String id = NewId.of("r");
        assertThat(id).matches("r-[2-9a-hjkmnp-z]{10}");
        assertThat(new Faults("").id("id", id).list()).isEmpty();
    }

    @Test
    void noTwoAreTheSame() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ids.add(NewId.of("h"));
        }
        assertThat(ids).hasSize(1000);
    }
}
