package cn.yinling.link.senml;

/** Takes the records of a pack, one at a time. */
@FunctionalInterface
public interface SenmlHandler {
    /**
     * Called for each record in order.
     *
     * @param pack the record, valid until this method returns
     * @throws MalformedSenmlException to refuse the whole pack
     */
    void record(SenmlRecord pack) throws MalformedSenmlException;

    /**
     * Called for a record that names something and says nothing of it.
     *
     * @throws MalformedSenmlException to refuse the whole pack
     */
    default void unsaid(String baseName, String ownName) throws MalformedSenmlException {}
}
