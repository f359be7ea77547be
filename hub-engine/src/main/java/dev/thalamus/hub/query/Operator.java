package dev.thalamus.hub.query;

/** What stands between a field and its value. */
public enum Operator {
    /** The usual one: ignores case, knows {@code *} and {@code ?}, takes lists. */
    IS(":"),
    /** Exactly as written. */
    EQUAL("="), NOT_EQUAL("!="), GREATER(">"), AT_LEAST(">="), LESS("<"), AT_MOST("<=");

    private final String sign;

    Operator(String sign) { this.sign = sign; }

    /** As it is written. */
    public String sign() { return sign; }

    /** Whether it asks for an order instead of equality. */
    public boolean orders() { return ordinal() >= GREATER.ordinal(); }

    /** Whether {@code order} (negative, zero, positive: the value stands below, at or above the one asked for) is what it asks for. */
    boolean accepts(int order) {
        return switch (this) {
            case IS, EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
        };
    }
}
