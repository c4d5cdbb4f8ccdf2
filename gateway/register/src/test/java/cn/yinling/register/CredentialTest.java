package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialTest {
    @Test
    void passwordMatchesItsOwnHashAndNoOther() {
        String password = Credential.newPassword();
        Credential credential = Credential.ofHash(Credential.ofPassword(password).hash());
        assertThat(credential.matches(password.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(credential.matches(new byte[0])).isFalse();
        assertThat(credential.matches((password + "x").getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(credential).isEqualTo(Credential.ofPassword(password));
        assertThat(credential).isNotEqualTo(Credential.ofPassword(Credential.newPassword()));
    }

    @Test
    void passwordIsNowhereToBeRead() {
        String password = Credential.newPassword();
        assertThat(password).hasSize(32);
        assertThat(Credential.ofPassword(password).toString()).doesNotContain(password);
    }

    @Test
    void logTellsCredentialsApartByTheStartOfTheHash() {
        assertThat(Credential.ofPassword("present")).hasToString("Credential[4d4c7eee…]");
    }

    @Test
    void credentialsThatDifferInAnyOfTheFirstFourBytesAreKeptApart() {
        Set<Integer> codes = new HashSet<>();
        for (int place = 0; place < 4; place++) {
            for (byte value : new byte[] {0, 1, 2, 64, -128, -1}) {
                byte[] hash = new byte[32];
                hash[place] = value;
                codes.add(Credential.ofHash(hash).hashCode());
                assertThat(Credential.ofHash(hash)).hasSameHashCodeAs(Credential.ofHash(hash));
            }
        }
        assertThat(codes).hasSize(1 + 4 * 5);
    }
}
