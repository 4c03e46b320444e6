let last = 0;

/** An `id` that no other element has; what operations type may hold blanks, which end an id. */
export const uniqueId = (): string => `e${String((last += 1))}`;
