/**
 * Imported before everything else: the page's content policy forbids code made from strings, and the schema
 * library tries that once for each schema unless it is told not to before the first one is built.
 */
import * as z from 'zod/mini'

z.config({ jitless: true })
