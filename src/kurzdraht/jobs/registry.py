"""How an app declares background work: `@job()` for a task, `@scheduled("*/5 * * * *")` above it for a repeating one."""
