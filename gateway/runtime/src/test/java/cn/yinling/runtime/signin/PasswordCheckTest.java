package cn.yinling.runtime.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.runtime.signin.PasswordCheck.Judgement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordCheckTest {
    private final String hash = Passwords.hash("a good password");

    @Test
    void rightIsRightAndWrongIsWrongAndNobodyIsWrong() {
        PasswordCheck check = new PasswordCheck();
        assertThat(check.judge(hash, "a good password").join()).isEqualTo(Judgement.RIGHT);
        assertThat(check.judge(hash, "a bad password").join()).isEqualTo(Judgement.WRONG);
        assertThat(check.judge(null, "nobody").join()).isEqualTo(Judgement.WRONG);
    }

    @Test
    void burstIsBoundedAndWhoFindsNoRoomIsToldAtOnce() {
        PasswordCheck check = new PasswordCheck(1, 4);
        List<CompletableFuture<Judgement>> burst =
                IntStream.range(0, 130).mapToObj(_ -> check.judge(hash, "guess")).toList();
        List<Judgement> judged = burst.stream().map(CompletableFuture::join).toList();
        assertThat(judged).contains(Judgement.WRONG, Judgement.BUSY);
        assertThat(judged).doesNotContain(Judgement.RIGHT);
        assertThat(check.judge(hash, "a good password").join()).isEqualTo(Judgement.RIGHT);
    }
}
