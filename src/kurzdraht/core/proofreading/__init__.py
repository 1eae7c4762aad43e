"""What a careful reader finds in a text before it is published: leaves without a database and without a clock.

Texts come as HTML or as they were typed; both are read the same way. `remarks` says it to whoever wrote.
"""
