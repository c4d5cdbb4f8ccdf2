package cn.yinling.hotline.seats;

import cn.yinling.hotline.calls.BrowserPhoneConfig;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The telephones that the agents' pages are.
 *
 * @param config null where every seat has a telephone on its desk
 */
public record PhoneAccounts(@Nullable BrowserPhoneConfig config, List<SeatConfig> seats) {
    private static final String TECHNOLOGY = "PJSIP/";

    public PhoneAccounts {
        seats = List.copyOf(seats);
    }

    /**
     * What a page needs to be the telephone of its seat.
     *
     * @param user by which the exchange knows it
     * @param path of the WebSocket by which it speaks with the exchange
     */
    record Account(String user, String secret, String path) {
        /** Without the secret. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** Empty where the seat has none in its page. */
    Optional<Account> of(int seat) {
        if (config == null) {
            return Optional.empty();
        }
        String secret = config.secret().value();
        return seats.stream()
                .filter(one -> one.number() == seat)
                .flatMap(one -> Optional.ofNullable(one.phone()).stream())
                .filter(phone -> phone.startsWith(TECHNOLOGY))
                .map(phone -> phone.substring(TECHNOLOGY.length()))
                .map(user -> new Account(user, secret, PhoneRoute.LINE))
                .findFirst();
    }
}
