package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Resident;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody who is called into a case. */
public sealed interface Party {
    /** As it stands in a timeline and on the wire. */
    String wireName();

    /** What kind of party it is, for meters. */
    default Kind kind() {
        return switch (this) {
            case Agent _ -> Kind.AGENT;
            case Home _ -> Kind.HOME;
            case Caller _ -> Kind.CALLER;
            case AtOwnPhone _ -> Kind.RESIDENT;
            case OnFile _ -> Kind.CONTACT;
            case Outside _ -> Kind.OUTSIDE;
        };
    }

    /** Kinds of parties. */
    enum Kind {
        AGENT,
        HOME,
        CALLER,
        RESIDENT,
        CONTACT,
        OUTSIDE
    }

    /** By what number the party is reached in that case, null where by none. */
    @Nullable String number(Case of);

    /** Empty where it names nobody. */
    static Optional<Party> ofWireName(String name) {
        Matcher contact = OnFile.NAME.matcher(name);
        if (contact.matches()) {
            return Optional.of(new OnFile(Integer.parseInt(contact.group(1))));
        }
        Matcher outside = Outside.NAME.matcher(name);
        if (outside.matches()) {
            return Optional.of(new Outside(outside.group(1)));
        }
        return switch (name) {
            case "agent" -> Optional.of(new Agent());
            case "home" -> Optional.of(new Home());
            case "caller" -> Optional.of(new Caller());
            case "resident" -> Optional.of(new AtOwnPhone());
            default -> Optional.empty();
        };
    }

    /** The agent who has the case, at the telephone of her seat. */
    record Agent() implements Party {
        @Override
        public String wireName() {
            return "agent";
        }

        /** Her telephone is the exchange's, and has no number. */
        @Override
        public @Nullable String number(Case of) {
            return null;
        }
    }

    /** Whoever is near the device. */
    record Home() implements Party {
        @Override
        public String wireName() {
            return "home";
        }

        @Override
        public @Nullable String number(Case of) {
            return of.source() instanceof CaseSource.Caller ? null : of.source().voice();
        }
    }

    /** Whoever has called the hotline; called back where she is not on the line any more. */
    record Caller() implements Party {
        @Override
        public String wireName() {
            return "caller";
        }

        @Override
        public @Nullable String number(Case of) {
            return of.source() instanceof CaseSource.Caller caller ? caller.voice() : null;
        }
    }

    /** The resident, at her own telephone. */
    record AtOwnPhone() implements Party {
        @Override
        public String wireName() {
            return "resident";
        }

        @Override
        public @Nullable String number(Case of) {
            Resident resident = of.alarm().resident();
            return resident == null ? null : resident.phone();
        }
    }

    /**
     * One of the resident's contacts.
     *
     * @param place in the order in which one tries them, from 1
     */
    record OnFile(int place) implements Party {
        private static final Pattern NAME = Pattern.compile("contact-([1-9][0-9]{0,2})");

        @Override
        public String wireName() {
            return "contact-" + place;
        }

        @Override
        public @Nullable String number(Case of) {
            Resident resident = of.alarm().resident();
            List<Resident.Contact> contacts = resident == null ? List.of() : resident.contacts();
            return place > contacts.size() ? null : contacts.get(place - 1).phone();
        }
    }

    /** Somebody else, 120 for example. */
    record Outside(String digits) implements Party {
        private static final Pattern NAME = Pattern.compile("number-([+0-9]{2,20})");

        @Override
        public String wireName() {
            return "number-" + digits;
        }

        @Override
        public String number(Case of) {
            return digits;
        }

        /** Without the number. */
        @Override
        public String toString() {
            return "Outside";
        }
    }
}
