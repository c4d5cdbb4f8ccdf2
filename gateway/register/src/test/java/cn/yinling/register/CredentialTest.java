package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
}
