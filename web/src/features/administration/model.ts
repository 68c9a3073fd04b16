/** Whether the person may call an operation of the API. What they may not, is not shown. */
export type May = (operation: string) => boolean;
